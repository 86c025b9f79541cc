import { describe, expect, it } from 'vitest'
import { judgeValue } from '../../server/src/evidence/index.ts'
import { productsOf, words } from '../parameters/words.ts'

/** Verdict on a value for one demand. */
function verdict(requirement: string, value: string): string {
  const [product] = productsOf(`# 采购需求\n\n## 设备技术参数\n\n1. ${requirement}\n2. 占位数值≥1个\n3. 占位长度≥1mm\n`)
  return judgeValue(product!.parameters[0]!, value, words)
}

describe('values with units', () => {
  it.each([
    ['内存≥512GB', '0.5TB', 'meets'],
    ['内存≥512GB', '524288MB', 'meets'],
    ['内存≥512GB', '500GB', 'fails'],
    // to its maker a disk of 1 TB holds 1000 GB
    ['硬盘容量≥1TB', '1000GB', 'meets'],
    ['硬盘容量≥1TB', '960GB', 'fails'],
    ['功率≤1.2kW', '1200W', 'meets'],
    ['功率≤1.2kW', '1300W', 'fails'],
    ['屏幕尺寸≥86英寸', '2184.4mm', 'meets'],
    ['带宽≥100Mbps', '1Gbps', 'meets'],
    ['噪声≤55dB', '54.5dB(A)', 'meets'],
    ['扫描速度≥80页/分钟', '1.5页/秒', 'meets'],
    ['分辨率≥1920×1080', '2560*1440', 'meets'],
    ['分辨率≥1920×1080', '1366×768', 'fails'],
    ['分辨率≥1920×1080', '2560×1024', 'unknown'],
    ['像素≥400万像素', '2560×1440', 'fails'],
    ['防护等级≥IP65', 'IP67', 'meets'],
    ['防护等级≥IP65', 'IP54', 'fails'],
    ['质保期≥3年', '36个月', 'meets'],
    ['质保期≥3年', '1000天', 'unknown'],
    ['重量≤5kg', '5公斤', 'meets'],
    ['厚度25mm（±2mm）', '26.5mm', 'meets'],
    ['厚度25mm（±2mm）', '28mm', 'fails'],
  ])('%s against %s: %s', (requirement, value, expected) => {
    expect(verdict(requirement, value)).toBe(expected)
  })
})

describe('ranges and open ends', () => {
  it.each([
    ['工作温度：0～45℃', '-10～50℃', 'meets'],
    ['工作温度：0～45℃', '0～40℃', 'fails'],
    ['重量：3～5kg', '4.2kg', 'meets'],
    ['重量：3～5kg', '6kg', 'fails'],
    ['内存≥16GB', '≥32GB', 'meets'],
    ['内存≥16GB', '≥8GB', 'unknown'],
    ['内存≥16GB', '≤8GB', 'fails'],
    ['噪声≤55dB', '≤60dB', 'unknown'],
  ])('%s against %s: %s', (requirement, value, expected) => {
    expect(verdict(requirement, value)).toBe(expected)
  })
})

describe('words', () => {
  it.each([
    ['支持带外管理', '支持', 'meets'],
    ['支持带外管理', '具备', 'meets'],
    ['支持带外管理', '不支持', 'fails'],
    ['支持带外管理', '', 'unknown'],
    ['支持带外管理', '待定', 'unknown'],
    ['支持带外管理', 'A1型', 'unknown'],
    ['支持带外管理', '支持带外管理和KVM', 'meets'],
    ['无风扇设计', '无', 'unknown'],
    ['内存≥16GB', '满足', 'meets'],
    ['内存≥16GB', '不满足', 'fails'],
    ['内存≥16GB', '支持', 'unknown'],
    // a person's word against the figure: a person has to look
    ['内存≥16GB', '满足，8GB', 'unknown'],
    ['屏幕尺寸≥86英寸，支持50点触控', '86英寸', 'unknown'],
    ['屏幕尺寸≥86英寸，支持50点触控', '86英寸，支持50点触控', 'meets'],
  ])('%s against “%s”: %s', (requirement, value, expected) => {
    expect(verdict(requirement, value)).toBe(expected)
  })

  it('takes several values of one line by unit and by name', () => {
    const demand = '处理器：2颗，每颗核数≥32核，主频≥2.6GHz'
    expect(verdict(demand, '2颗，单颗48核，2.7GHz')).toBe('meets')
    expect(verdict(demand, '2颗，单颗28核，2.7GHz')).toBe('fails')
    expect(verdict(demand, '2颗，48核')).toBe('unknown')
    expect(verdict('千兆电口≥24个，万兆光口≥4个', '万兆光口6个，千兆电口24个')).toBe('meets')
  })
})

describe('deviations, grades, ratios and lists', () => {
  it.each([
    ['报警压力5.5±0.5MPa', '5.5MPa', 'meets'],
    ['报警压力5.5±0.5MPa', '6.5MPa', 'fails'],
    ['零点漂移≤±0.02mg/L', '±0.01mg/L', 'meets'],
    ['零点漂移≤±0.02mg/L', '±0.03mg/L', 'fails'],
    ['流量准确度不低于±0.5%', '±0.2%', 'meets'],
    ['流量准确度不低于±0.5%', '±1%', 'fails'],
    ['电能计量精度不低于1.0级，即误差±1%以内', '±0.5%', 'meets'],
    ['电能计量精度不低于1.0级，即误差±1%以内', '±2%', 'fails'],
    ['电能计量精度不低于1.0级', '0.5级', 'meets'],
    ['抗冲击等级不低于IK08', 'IK10', 'meets'],
    ['抗冲击等级不低于IK08', 'IK07', 'fails'],
    ['混凝土强度等级不低于C30', 'C25', 'fails'],
    ['压缩比不低于1:2.5', '1:3', 'meets'],
    ['压缩比不低于1:2.5', '1:2', 'fails'],
    ['显色指数Ra≥70', 'Ra80', 'meets'],
    ['显色指数Ra≥70', 'Ra65', 'fails'],
    ['最大相对离心力：≥20000×g', '26000×g', 'meets'],
    ['最大相对离心力：≥20000×g', '18000×g', 'fails'],
    ['通信方式：支持NB-IoT、4G Cat.1', '4G Cat.1、NB-IoT、LoRa', 'meets'],
    ['通信方式：支持NB-IoT、4G Cat.1', 'NB-IoT', 'unknown'],
    ['测量原理：水杨酸分光光度法或气敏电极法', '气敏电极法', 'meets'],
    ['测量原理：水杨酸分光光度法或气敏电极法', '离子色谱法', 'unknown'],
    ['制冷剂：R134a或R513A', 'R513A', 'meets'],
    ['货箱材质为304不锈钢', '304不锈钢', 'meets'],
    ['工作电压：DC9V～36V', 'DC8V～36V', 'meets'],
    ['工作电压：DC9V～36V', 'DC12V～24V', 'fails'],
    ['储能容量≥500kWh', '0.5MWh', 'meets'],
    ['转换效率≥21.3%', '0.218', 'unknown'],
    ['转换效率≥21.3%', '20.9', 'fails'],
    ['量程：0～10mg/L，可自动切换', '0-10mg/L（自动切换）', 'meets'],
    ['分断能力≥25kA', '35000A', 'meets'],
  ])('%s against %s: %s', (requirement, value, expected) => {
    expect(verdict(requirement, value)).toBe(expected)
  })
})
